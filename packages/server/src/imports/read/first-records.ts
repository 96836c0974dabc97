import { type FileRecord, isBlank } from "./import-source.ts";

/** Cells of a sample, all records together: a table of hundreds of columns is known from fewer rows. */
const CELLS_OF_A_SAMPLE = 400_000;
/** Cells after which a sample ends, however few records it has. */
const MOST_CELLS = 4_000_000;

/** The first records, with blank ones among them; never fewer than 200 where the file has them. */
export async function firstRecords(
  batches: AsyncIterable<FileRecord[]>,
  limit: number,
): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  let cells = 0;
  const enough = () =>
    records.length >= limit ||
    (records.length >= 200 && cells > CELLS_OF_A_SAMPLE) ||
    (records.length >= 3 && cells > MOST_CELLS);
  for await (const batch of batches) {
    for (const record of batch) {
      if (enough()) break;
      records.push(record);
      cells += record.cells.length;
    }
    if (enough()) break;
  }
  while (records.length > 0 && isBlank(records[records.length - 1]?.cells ?? [])) records.pop();
  return records;
}
