/** An aggregate as it is kept; `version` and `sequence` guard the next save. */
export interface Kept<S> {
  id: string;
  agency: string;
  version: number;
  /** Of the last event it said. */
  sequence: number;
  createdAt: Date;
  state: S;
}

export interface PageRequest {
  /** The cursor of the last item seen, as the previous page gave it. */
  after?: string | undefined;
  limit: number;
}

export interface Page<T> {
  items: T[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
}
