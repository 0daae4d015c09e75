-- CreateTable
CREATE TABLE "AssistedCode" (
    "waveId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "cityCode" TEXT,
    "codeHash" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL,
    "revoked" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("waveId", "kind", "number"),
    CHECK ("kind" IN ('tablet', 'interviewer'))
) WITHOUT ROWID;

-- CreateIndex
CREATE UNIQUE INDEX "AssistedCode_codeHash_key" ON "AssistedCode"("codeHash");

-- CreateTable
CREATE TABLE "Interview" (
    "waveId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "interviewer" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "responseId")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "PaperSheet" (
    "waveId" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "keyedBy" TEXT NOT NULL,
    "keyedOn" TEXT NOT NULL,
    "secondBy" TEXT,
    "secondOn" TEXT,
    "compared" INTEGER,
    "differing" TEXT,

    PRIMARY KEY ("waveId", "sheet"),
    CHECK ("differing" IS NULL OR json_valid("differing"))
) WITHOUT ROWID;

-- CreateIndex
CREATE UNIQUE INDEX "PaperSheet_waveId_responseId_key" ON "PaperSheet"("waveId", "responseId");

-- What was noted beside a response goes when the response goes.
CREATE TRIGGER "Response_takes_interview" AFTER DELETE ON "Response"
BEGIN DELETE FROM "Interview" WHERE "waveId" = OLD."waveId" AND "responseId" = OLD."id"; END;
CREATE TRIGGER "Response_takes_paper_sheet" AFTER DELETE ON "Response"
BEGIN DELETE FROM "PaperSheet" WHERE "waveId" = OLD."waveId" AND "responseId" = OLD."id"; END;
CREATE TRIGGER "Wave_takes_assisted_codes" AFTER DELETE ON "Wave"
BEGIN DELETE FROM "AssistedCode" WHERE "waveId" = OLD."id"; END;
