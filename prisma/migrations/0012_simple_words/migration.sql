-- AlterTable
ALTER TABLE "Presentation" ADD COLUMN "simple" BOOLEAN;
