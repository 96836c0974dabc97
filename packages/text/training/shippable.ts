/** The sets whose weights may be shipped, by the licences read in the data README; all others only measure. */
export interface ShippableSet {
  readonly source: string;
  readonly licence: string;
  /** How much one of its texts counts beside one written for this project. */
  readonly weight: number;
  readonly note?: string;
}

export const SHIPPABLE: readonly ShippableSet[] = [
  { source: "authored", licence: "CC0-1.0", weight: 1, note: "machine-written for this project" },
  {
    source: "written",
    licence: "CC0-1.0",
    weight: 1,
    note: "machine-written with the reader, for what it confused",
  },
  { source: "nhs-fft", licence: "MIT", weight: 0.5, note: "CDU-data-science-team/pxtextmining" },
  { source: "ltec", licence: "MIT", weight: 0.5, note: "Usprogis/Latvian-Twitter-Eater-Corpus" },
  {
    source: "peisenieks",
    licence: "MIT",
    weight: 0.5,
    note: "FnTm/latvian-tweet-sentiment-corpus",
  },
];

/** The languages that are trained. */
export const TRAINED_LANGUAGES = ["en", "lv", "ru", "sv"] as const;
