-- CreateTable
CREATE TABLE "AnalysisBasis" (
    "analysisId" TEXT NOT NULL PRIMARY KEY,
    "content" TEXT NOT NULL,
    CONSTRAINT "AnalysisBasis_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Scheme" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL,
    "archived" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "WaveScheme" (
    "waveId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "chosenBy" TEXT NOT NULL,
    "chosenOn" TEXT NOT NULL,
    "frozenBy" TEXT,
    "frozenOn" TEXT,
    CONSTRAINT "WaveScheme_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Scheme_name_key" ON "Scheme"("name");

-- A wave's official scheme is settled before anything is known of its results.
CREATE TRIGGER "WaveScheme_chosen_on_drafts" BEFORE INSERT ON "WaveScheme"
WHEN (SELECT "status" FROM "Wave" WHERE "id" = NEW."waveId") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'the official scheme is frozen once the wave is open'); END;
CREATE TRIGGER "WaveScheme_frozen" BEFORE UPDATE ON "WaveScheme"
WHEN (SELECT "status" FROM "Wave" WHERE "id" = OLD."waveId") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'the official scheme is frozen once the wave is open'); END;
CREATE TRIGGER "WaveScheme_kept" BEFORE DELETE ON "WaveScheme"
WHEN (SELECT "status" FROM "Wave" WHERE "id" = OLD."waveId") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'the official scheme is frozen once the wave is open'); END;
CREATE TRIGGER "Scheme_content_kept" BEFORE UPDATE OF "name", "content", "hash" ON "Scheme"
BEGIN SELECT RAISE(ABORT, 'a saved scheme keeps its content'); END;
