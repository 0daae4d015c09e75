/** Milliseconds without a request after which a session ends. */
export const SESSION_LASTS = 12 * 3600 * 1000

/** Milliseconds a session may have been used before its end is moved again; spares a write on every page. */
export const EXTEND_AFTER = 5 * 60 * 1000
