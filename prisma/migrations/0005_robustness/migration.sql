-- CreateTable
CREATE TABLE "RobustnessRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "analysisId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "heardAt" TEXT NOT NULL,
    "result" TEXT,
    "problem" TEXT,
    CONSTRAINT "RobustnessRun_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RobustnessRun_analysisId_idx" ON "RobustnessRun"("analysisId");
