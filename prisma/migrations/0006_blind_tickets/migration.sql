-- AlterTable
ALTER TABLE "Stratum" ADD COLUMN "frame" TEXT NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "InvitationBatch" (
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "createdOn" TEXT NOT NULL,
    "invitations" INTEGER NOT NULL,

    PRIMARY KEY ("waveId", "cityCode", "number"),
    CONSTRAINT "InvitationBatch_waveId_cityCode_fkey" FOREIGN KEY ("waveId", "cityCode") REFERENCES "WaveCity" ("waveId", "cityCode") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TicketKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "stratum" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    CONSTRAINT "TicketKey_waveId_cityCode_stratum_fkey" FOREIGN KEY ("waveId", "cityCode", "stratum") REFERENCES "Stratum" ("waveId", "cityCode", "code") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "TicketKey_waveId_cityCode_stratum_key" ON "TicketKey"("waveId", "cityCode", "stratum");

-- CreateTable
CREATE TABLE "SpentTicket" (
    "waveId" TEXT NOT NULL,
    "ticketHash" TEXT NOT NULL,

    PRIMARY KEY ("waveId", "ticketHash")
) WITHOUT ROWID;

-- Every invitation is written out anew at its full length: a redemption then changes it in place.
CREATE TABLE "new_Invitation" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "waveId" TEXT NOT NULL,
    "cityCode" TEXT NOT NULL,
    "stratum" TEXT NOT NULL,
    "redeemed" BOOLEAN NOT NULL DEFAULT false,
    "claim" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    "batch" INTEGER NOT NULL DEFAULT 0,
    "declined" BOOLEAN NOT NULL DEFAULT false
) WITHOUT ROWID;
INSERT INTO "new_Invitation" ("tokenHash", "waveId", "cityCode", "stratum", "redeemed")
  SELECT "tokenHash", "waveId", "cityCode", "stratum", "redeemed" FROM "Invitation";
DROP TABLE "Invitation";
ALTER TABLE "new_Invitation" RENAME TO "Invitation";
CREATE INDEX "Invitation_waveId_cityCode_stratum_idx" ON "Invitation"("waveId", "cityCode", "stratum");

-- What proves that somebody may answer goes with the wave.
CREATE TRIGGER "Wave_takes_tickets" AFTER DELETE ON "Wave"
BEGIN
  DELETE FROM "SpentTicket" WHERE "waveId" = OLD."id";
  DELETE FROM "Invitation" WHERE "waveId" = OLD."id";
END;
