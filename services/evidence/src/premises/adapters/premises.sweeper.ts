import { Inject, Injectable } from '@nestjs/common';
import { Sweeper } from '@sanzhi/service';
import { MissingFilms } from '../application/missing-films.ts';

/** Slots whose film was not handed in in time. */
@Injectable()
export class PremisesSweeper extends Sweeper {
  constructor(@Inject(MissingFilms) readonly missing: MissingFilms) {
    super();
  }

  protected sweep(): Promise<unknown> {
    return this.missing.sweep((id, error) =>
      this.logger.warn(`missing films of ${id} not noted yet, tried again: ${(error as Error).message}`),
    );
  }
}
