-- CreateTable
CREATE TABLE "Framework" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "City" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "provinceCode" TEXT NOT NULL,
    "provinceZh" TEXT NOT NULL,
    "provinceEn" TEXT NOT NULL,
    "adminLevel" TEXT NOT NULL,
    "cluster" TEXT NOT NULL,
    "nationalClusterZh" TEXT NOT NULL,
    "nationalClusterEn" TEXT NOT NULL,
    "clusterCoreCodes" TEXT NOT NULL,
    "latitude" REAL NOT NULL,
    "longitude" REAL NOT NULL,
    "population" INTEGER,
    "population15Plus" INTEGER,
    "populationSource" TEXT NOT NULL,
    "seedRank" INTEGER,
    "globalRank" INTEGER
);

-- CreateTable
CREATE TABLE "District" (
    "cityCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "population" INTEGER,
    "population15Plus" INTEGER,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT,

    PRIMARY KEY ("cityCode", "code"),
    CONSTRAINT "District_cityCode_fkey" FOREIGN KEY ("cityCode") REFERENCES "City" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PopulationMargin" (
    "cityCode" TEXT NOT NULL,
    "variable" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "population" INTEGER,
    "share" REAL NOT NULL,
    "source" TEXT NOT NULL,
    "universe" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "referenceDate" TEXT NOT NULL,

    PRIMARY KEY ("cityCode", "variable", "category"),
    CONSTRAINT "PopulationMargin_cityCode_fkey" FOREIGN KEY ("cityCode") REFERENCES "City" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ObjectiveIndicator" (
    "cityCode" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" REAL NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "indexCode" TEXT NOT NULL,
    "polarity" TEXT NOT NULL,
    "basis" TEXT NOT NULL,

    PRIMARY KEY ("cityCode", "indicator", "year"),
    CONSTRAINT "ObjectiveIndicator_cityCode_fkey" FOREIGN KEY ("cityCode") REFERENCES "City" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Questionnaire" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "frozen" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "Wave" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "closesOn" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "noticeVersion" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "secret" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "questionnaireId" TEXT NOT NULL,
    CONSTRAINT "Wave_frameworkId_fkey" FOREIGN KEY ("frameworkId") REFERENCES "Framework" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Wave_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WaveCity" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "label" TEXT,

    PRIMARY KEY ("waveId", "cityCode"),
    CONSTRAINT "WaveCity_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Stratum" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "invited" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "cityCode", "code"),
    CONSTRAINT "Stratum_waveId_cityCode_fkey" FOREIGN KEY ("waveId", "cityCode") REFERENCES "WaveCity" ("waveId", "cityCode") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invitation" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "stratum" TEXT NOT NULL,
    "redeemed" BOOLEAN NOT NULL DEFAULT false
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Response" (
    "waveId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "stratum" TEXT,
    "baseWeight" REAL NOT NULL,
    "day" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "noticeVersion" TEXT NOT NULL,
    "questionnaire" TEXT NOT NULL,
    "sex" TEXT,
    "ageGroup" TEXT,
    "education" TEXT,
    "district" TEXT,
    "seconds" INTEGER,
    "answers" TEXT NOT NULL,

    PRIMARY KEY ("waveId", "id"),
    CHECK (json_valid("answers")),
    CHECK ("day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "QualityFlag" (
    "waveId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "flag" TEXT NOT NULL,

    PRIMARY KEY ("waveId", "responseId", "flag")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Analysis" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "waveId" TEXT NOT NULL,
    "createdOn" TEXT NOT NULL,
    "recipe" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    CONSTRAINT "Analysis_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnalysisCity" (
    "analysisId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "report" TEXT NOT NULL,

    PRIMARY KEY ("analysisId", "cityCode"),
    CONSTRAINT "AnalysisCity_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Release" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "waveId" TEXT NOT NULL,
    "analysisId" TEXT NOT NULL,
    "publishedOn" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL,
    "supersedes" TEXT,
    "summary" TEXT NOT NULL,
    "methodCard" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    CONSTRAINT "Release_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Release_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReleaseCity" (
    "releaseId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "evaluatorReport" TEXT NOT NULL,

    PRIMARY KEY ("releaseId", "cityCode"),
    CONSTRAINT "ReleaseCity_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "AccountCity" (
    "accountId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "cityCode"),
    CONSTRAINT "AccountCity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "PasswordReset_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Framework_code_version_key" ON "Framework"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Questionnaire_code_version_key" ON "Questionnaire"("code", "version");

-- CreateIndex
CREATE INDEX "Invitation_waveId_cityCode_stratum_idx" ON "Invitation"("waveId", "cityCode", "stratum");

-- CreateIndex
CREATE INDEX "Response_waveId_cityCode_idx" ON "Response"("waveId", "cityCode");

-- CreateIndex
CREATE UNIQUE INDEX "Release_sequence_key" ON "Release"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Account_name_key" ON "Account"("name");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- Answers and eligibility are kept WITHOUT ROWID: no insertion order is stored that could link them.

-- A release is never edited; only synthetic ones may be taken away.
CREATE TRIGGER "Release_never_updated" BEFORE UPDATE ON "Release"
BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END;
CREATE TRIGGER "Release_never_deleted" BEFORE DELETE ON "Release" WHEN OLD."synthetic" = 0
BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END;
CREATE TRIGGER "ReleaseCity_never_updated" BEFORE UPDATE ON "ReleaseCity"
BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END;
