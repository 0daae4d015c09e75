-- What was written to the audit log stays as it was written.
CREATE TRIGGER "AuditEntry_never_updated" BEFORE UPDATE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER "AuditEntry_never_deleted" BEFORE DELETE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
