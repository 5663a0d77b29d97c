/** Names the text AI_CONSENT of src/messages: a new one whenever its words change, once they were released. */
export const CONSENT_TEXT_VERSION = '2026-11-21';

/** Those of every text that was released, the current one last: what a record of a consent may name. */
export const CONSENT_TEXT_VERSIONS = [CONSENT_TEXT_VERSION] as const;

export type ConsentTextVersion = (typeof CONSENT_TEXT_VERSIONS)[number];
