-- Each response is written under a random key: an index by city cost another random page of the log for every one of
-- them, and a sixth of what a server can take in. Only their numbers by city were ever read from it.

-- DropIndex
DROP INDEX "Response_waveId_cityCode_idx";

-- CreateTable
CREATE TABLE "ResponseCount" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "invited" BOOLEAN NOT NULL,
    "responses" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "cityCode", "day", "channel", "mode", "invited")
) WITHOUT ROWID;

INSERT INTO "ResponseCount" ("waveId", "cityCode", "day", "channel", "mode", "invited", "responses")
SELECT "waveId", "cityCode", "day", "channel", "mode", "stratum" IS NOT NULL, count(*) FROM "Response"
GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TRIGGER "Response_is_counted" AFTER INSERT ON "Response"
BEGIN
    INSERT INTO "ResponseCount" ("waveId", "cityCode", "day", "channel", "mode", "invited", "responses")
    VALUES (NEW."waveId", NEW."cityCode", NEW."day", NEW."channel", NEW."mode", NEW."stratum" IS NOT NULL, 1)
    ON CONFLICT ("waveId", "cityCode", "day", "channel", "mode", "invited")
    DO UPDATE SET "responses" = "responses" + 1;
END;
CREATE TRIGGER "Response_is_counted_off" AFTER DELETE ON "Response"
BEGIN
    UPDATE "ResponseCount" SET "responses" = "responses" - 1
    WHERE "waveId" = OLD."waveId" AND "cityCode" = OLD."cityCode" AND "day" = OLD."day"
      AND "channel" = OLD."channel" AND "mode" = OLD."mode" AND "invited" = (OLD."stratum" IS NOT NULL);
    DELETE FROM "ResponseCount"
    WHERE "waveId" = OLD."waveId" AND "cityCode" = OLD."cityCode" AND "day" = OLD."day"
      AND "channel" = OLD."channel" AND "mode" = OLD."mode" AND "invited" = (OLD."stratum" IS NOT NULL)
      AND "responses" = 0;
END;
CREATE TRIGGER "Response_is_counted_anew"
AFTER UPDATE OF "waveId", "cityCode", "day", "channel", "mode", "stratum" ON "Response"
BEGIN
    UPDATE "ResponseCount" SET "responses" = "responses" - 1
    WHERE "waveId" = OLD."waveId" AND "cityCode" = OLD."cityCode" AND "day" = OLD."day"
      AND "channel" = OLD."channel" AND "mode" = OLD."mode" AND "invited" = (OLD."stratum" IS NOT NULL);
    DELETE FROM "ResponseCount"
    WHERE "waveId" = OLD."waveId" AND "cityCode" = OLD."cityCode" AND "day" = OLD."day"
      AND "channel" = OLD."channel" AND "mode" = OLD."mode" AND "invited" = (OLD."stratum" IS NOT NULL)
      AND "responses" = 0;
    INSERT INTO "ResponseCount" ("waveId", "cityCode", "day", "channel", "mode", "invited", "responses")
    VALUES (NEW."waveId", NEW."cityCode", NEW."day", NEW."channel", NEW."mode", NEW."stratum" IS NOT NULL, 1)
    ON CONFLICT ("waveId", "cityCode", "day", "channel", "mode", "invited")
    DO UPDATE SET "responses" = "responses" + 1;
END;
CREATE TRIGGER "Wave_takes_response_counts" AFTER DELETE ON "Wave"
BEGIN DELETE FROM "ResponseCount" WHERE "waveId" = OLD."id"; END;
