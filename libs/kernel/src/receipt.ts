/** What every write answers: which aggregate, and its version after the write. */
export interface Receipt {
  id: string;
  version: number;
}
