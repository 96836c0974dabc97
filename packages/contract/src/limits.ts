/**
 * How long a name, a value or a list may be. One place for every door, every writer and every reader: what is written
 * within these limits can always be read again. Lengths are in characters as `String.length` counts them.
 */
export const LIMITS = {
  /** The name of a property of an answer, or of an attribute of a person. */
  propertyName: 100,
  /** A property's value, when it is text. */
  propertyValue: 1000,
  /** Properties that one answer or person may carry. */
  properties: 200,
  /** Those that a stranger may add at a public door. */
  publicProperties: 50,
  /** Some twenty pages: whoever wrote more is told so, and nothing is cut unseen. */
  comment: 40_000,
  tag: 50,
  /** Tags of one answer. */
  tags: 50,
  touchpoint: 100,
  source: 100,
  personName: 200,
  email: 254,
  phone: 40,
  externalId: 200,
  timeZone: 64,
  /** Where, or with which words, consent was given. */
  consentSource: 200,
  /** A person's address on a channel such as Telegram. */
  address: 200,
  surveyName: 100,
  fileName: 255,
} as const;
