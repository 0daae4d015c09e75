-- AlterTable
ALTER TABLE "RobustnessRun" ADD COLUMN "pinned" BOOLEAN NOT NULL DEFAULT false;
