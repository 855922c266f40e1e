import { ObjectStore, type ObjectStoreSettings } from '@sanzhi/object-store';

/**
 * The bucket of the records as the rooms see it: whatever would take something in or seal it is refused while the lock is
 * not known to hold (law 2). Reading goes on.
 */
export class WatchedStore extends ObjectStore {
  readonly #assertHolds: () => void;
  constructor(settings: ObjectStoreSettings, bucket: string, assertHolds: () => void) {
    super(settings, bucket);
    this.#assertHolds = assertHolds;
  }

  override async startUpload(...asked: Parameters<ObjectStore['startUpload']>) {
    this.#assertHolds();
    return super.startUpload(...asked);
  }
  override async presignPart(...asked: Parameters<ObjectStore['presignPart']>) {
    this.#assertHolds();
    return super.presignPart(...asked);
  }
  override async completeUpload(...asked: Parameters<ObjectStore['completeUpload']>) {
    this.#assertHolds();
    return super.completeUpload(...asked);
  }
  override async put(...asked: Parameters<ObjectStore['put']>) {
    this.#assertHolds();
    return super.put(...asked);
  }
  override async lock(...asked: Parameters<ObjectStore['lock']>) {
    this.#assertHolds();
    return super.lock(...asked);
  }
}
