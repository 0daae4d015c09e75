-- CreateTable
CREATE TABLE "Presentation" (
    "waveId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "reversed" BOOLEAN,
    "blocks" TEXT,
    "orders" TEXT NOT NULL,

    PRIMARY KEY ("waveId", "responseId"),
    CHECK (json_valid("orders"))
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Quarantine" (
    "waveId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "response" TEXT NOT NULL,

    PRIMARY KEY ("waveId", "id"),
    CHECK (json_valid("response"))
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Erasure" (
    "waveId" TEXT NOT NULL PRIMARY KEY,
    "erasedOn" TEXT NOT NULL,
    "responses" INTEGER NOT NULL,
    "responseHash" TEXT NOT NULL,
    CONSTRAINT "Erasure_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What was noted beside a response goes when the response goes.
CREATE TRIGGER "Response_takes_presentation" AFTER DELETE ON "Response"
BEGIN DELETE FROM "Presentation" WHERE "waveId" = OLD."waveId" AND "responseId" = OLD."id"; END;
CREATE TRIGGER "Wave_takes_quarantine" AFTER DELETE ON "Wave"
BEGIN DELETE FROM "Quarantine" WHERE "waveId" = OLD."id"; END;
