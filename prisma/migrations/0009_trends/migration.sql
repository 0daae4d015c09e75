-- CreateTable
CREATE TABLE "TrendDeclaration" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "waveId" TEXT NOT NULL,
    "sinceWave" TEXT,
    "declared" TEXT NOT NULL,
    "declaredBy" TEXT NOT NULL,
    "declaredOn" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,
    CONSTRAINT "TrendDeclaration_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TrendDeclaration_waveId_idx" ON "TrendDeclaration"("waveId");

-- What was declared stays as it was declared; only a draft may still lose it.
CREATE TRIGGER "TrendDeclaration_never_updated" BEFORE UPDATE ON "TrendDeclaration"
BEGIN SELECT RAISE(ABORT, 'a declaration is never edited'); END;
CREATE TRIGGER "TrendDeclaration_kept" BEFORE DELETE ON "TrendDeclaration"
WHEN (SELECT "status" FROM "Wave" WHERE "id" = OLD."waveId") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'declarations are kept once the wave is open'); END;
CREATE TRIGGER "TrendDeclaration_late" BEFORE INSERT ON "TrendDeclaration"
WHEN NEW."late" = 0 AND (SELECT "status" FROM "Wave" WHERE "id" = NEW."waveId") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'what is declared of an open wave is late'); END;
