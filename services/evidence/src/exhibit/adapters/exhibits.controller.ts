import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { DecideExhibit, KeepExhibit } from '../application/keep-exhibit.ts';
import { ReadExhibits } from '../application/read-exhibits.ts';
import { RecordExhibit } from '../application/record-exhibit.ts';
import { exhibitView, preservationView } from './exhibit-view.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class ExhibitsController {
  constructor(
    @Inject(RecordExhibit) readonly recording: RecordExhibit,
    @Inject(KeepExhibit) readonly keeping: KeepExhibit,
    @Inject(DecideExhibit) readonly deciding: DecideExhibit,
    @Inject(ReadExhibits) readonly reading: ReadExhibits,
  ) {}

  @Route(evidenceApi.recordExhibit)
  record(
    @Input() { id: matter, ...input }: InputOf<Api['recordExhibit']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.recording.execute({ ...input, id, matter, who });
  }

  @Route(evidenceApi.listExhibits)
  async list(@Input() { id: matter }: InputOf<Api['listExhibits']>, @Who() who: Principal) {
    const items = await this.reading.ofMatter({ matter, who });
    return { items: items.map((kept) => exhibitView(kept, this.reading.today)) };
  }

  @Route(evidenceApi.getExhibit)
  async one(@Input() { id }: InputOf<Api['getExhibit']>, @Who() who: Principal) {
    return exhibitView(await this.reading.one({ id, who }), this.reading.today);
  }

  @Route(evidenceApi.listPreservations)
  async preservations(@Input() { from }: InputOf<Api['listPreservations']>, @Who() who: Principal) {
    const { counts, items } = await this.reading.preservations({ who, from });
    return {
      counts,
      items: items.flatMap(({ id, version, state: { matter, number, name, keptAt, preservation } }) =>
        preservation
          ? [
              {
                ...{ id, version, matter, number, name, keptAt },
                preservation: preservationView(preservation, this.reading.today),
              },
            ]
          : [],
      ),
    };
  }

  @Route(evidenceApi.photographExhibit)
  photograph(@Input() input: InputOf<Api['photographExhibit']>, @Who() who: Principal) {
    return this.keeping.photograph({ ...input, who });
  }

  @Route(evidenceApi.sealExhibit)
  seal(@Input() input: InputOf<Api['sealExhibit']>, @Who() who: Principal) {
    return this.keeping.seal({ ...input, who });
  }

  @Route(evidenceApi.breakSeal)
  unseal(@Input() input: InputOf<Api['breakSeal']>, @Who() who: Principal) {
    return this.keeping.unseal({ ...input, who });
  }

  @Route(evidenceApi.moveExhibit)
  move(@Input() input: InputOf<Api['moveExhibit']>, @Who() who: Principal) {
    return this.keeping.move({ ...input, who });
  }

  @Route(evidenceApi.approvePreservation)
  approve(@Input() input: InputOf<Api['approvePreservation']>, @Who() who: Principal) {
    return this.deciding.approve({ ...input, who });
  }

  @Route(evidenceApi.decidePreservation)
  decide(@Input() input: InputOf<Api['decidePreservation']>, @Who() who: Principal) {
    return this.deciding.decide({ ...input, who });
  }

  @Route(evidenceApi.proposeExhibitDisposal)
  propose(@Input() input: InputOf<Api['proposeExhibitDisposal']>, @Who() who: Principal) {
    return this.deciding.propose({ ...input, who });
  }

  @Route(evidenceApi.confirmExhibitDisposal)
  confirm(@Input() input: InputOf<Api['confirmExhibitDisposal']>, @Who() who: Principal) {
    return this.deciding.confirm({ ...input, who });
  }
}
