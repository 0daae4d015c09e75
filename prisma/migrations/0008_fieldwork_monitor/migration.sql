-- CreateTable
CREATE TABLE "Quota" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "ageGroup" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("waveId", "cityCode", "sex", "ageGroup", "district"),
    CONSTRAINT "Quota_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Channel" (
    "waveId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("waveId", "code"),
    CONSTRAINT "Channel_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "ChannelHour" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "hour" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "cityCode", "channel", "hour"),
    CONSTRAINT "ChannelHour_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "StandingVisits" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "visits" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "cityCode", "item"),
    CONSTRAINT "StandingVisits_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "FieldOutcome" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "batch" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "invitations" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "cityCode", "batch", "outcome"),
    CONSTRAINT "FieldOutcome_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- A response that goes frees its place in every quota it fell under.
CREATE TRIGGER "Response_frees_places" AFTER DELETE ON "Response"
BEGIN
  UPDATE "Quota" SET "taken" = max(0, "taken" - 1)
  WHERE "waveId" = OLD."waveId" AND "cityCode" = OLD."cityCode"
    AND "sex" IN ('', OLD."sex") AND "ageGroup" IN ('', OLD."ageGroup") AND "district" IN ('', OLD."district");
END;
