-- CreateTable
CREATE TABLE "Quote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "waveId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "cityCode" TEXT,
    "theme" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "approvedBy" TEXT NOT NULL,
    "approvedOn" TEXT NOT NULL,
    CONSTRAINT "Quote_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Quote_waveId_idx" ON "Quote"("waveId");
