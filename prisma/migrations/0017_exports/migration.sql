-- CreateTable
CREATE TABLE "ExportJob" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "releaseId" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "heardAt" TEXT NOT NULL,
    "endedAt" TEXT,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "fileName" TEXT,
    "mediaType" TEXT,
    "bytes" INTEGER,
    "problem" TEXT,
    CONSTRAINT "ExportJob_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PublicFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "releaseId" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "hash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL,
    "publishedBy" TEXT,
    "publishedOn" TEXT,
    CONSTRAINT "PublicFile_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ExportJob_releaseId_idx" ON "ExportJob"("releaseId");

-- CreateIndex
CREATE INDEX "PublicFile_releaseId_idx" ON "PublicFile"("releaseId");
