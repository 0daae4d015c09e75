-- AlterTable
ALTER TABLE "Release" ADD COLUMN "confirmedBy" TEXT;
ALTER TABLE "Release" ADD COLUMN "proposedBy" TEXT;
ALTER TABLE "Release" ADD COLUMN "reason" TEXT;

-- CreateTable
CREATE TABLE "ReleaseProposal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "waveId" TEXT NOT NULL,
    "analysisId" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "decidedBy" TEXT,
    "decidedAt" DATETIME,
    "answer" TEXT,
    CONSTRAINT "ReleaseProposal_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ReleaseProposal_waveId_idx" ON "ReleaseProposal"("waveId");
