-- CreateTable
CREATE TABLE "QuestionnaireDraft" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "form" TEXT NOT NULL,
    "basedOn" TEXT,
    "current" INTEGER NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "DraftRevision" (
    "code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "parent" INTEGER,
    "content" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("code", "number"),
    CHECK (json_valid("content")),
    CHECK (json_valid("change")),
    CONSTRAINT "DraftRevision_code_fkey" FOREIGN KEY ("code") REFERENCES "QuestionnaireDraft" ("code") ON DELETE CASCADE ON UPDATE CASCADE
);
