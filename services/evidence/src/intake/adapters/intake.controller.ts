import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { AnnounceItem } from '../application/announce-item.ts';
import { AssignItem, RefuseItem } from '../application/assign-item.ts';
import { OpenBatch, ReadBatches } from '../application/batches.ts';
import { ReadItems } from '../application/read-items.ts';
import { SuggestMatters } from '../application/suggest-matters.ts';
import { CompleteItem, UploadItem } from '../application/upload-item.ts';
import { batchView, itemView } from './views.ts';

type Api = typeof evidenceApi;
type ById = InputOf<Api['getItem']>;

@Controller('api/evidence/v1')
export class IntakeController {
  constructor(
    @Inject(AnnounceItem) readonly announcing: AnnounceItem,
    @Inject(UploadItem) readonly uploading: UploadItem,
    @Inject(CompleteItem) readonly completing: CompleteItem,
    @Inject(SuggestMatters) readonly suggesting: SuggestMatters,
    @Inject(AssignItem) readonly assigning: AssignItem,
    @Inject(RefuseItem) readonly refusing: RefuseItem,
    @Inject(ReadItems) readonly reading: ReadItems,
    @Inject(OpenBatch) readonly opening: OpenBatch,
    @Inject(ReadBatches) readonly batches: ReadBatches,
  ) {}

  @Route(evidenceApi.openBatch)
  open(@Input() input: InputOf<Api['openBatch']>, @Who() who: Principal) {
    return this.opening.execute({ ...input, who });
  }

  @Route(evidenceApi.listBatches)
  async listBatches(@Input() { after, limit }: InputOf<Api['listBatches']>, @Who() { agency }: Principal) {
    const { items, ...rest } = await this.batches.page({ agency, after, limit });
    return {
      items: items.map(({ id, version, state: { name, openedAt, openedBy } }) => ({
        ...{ id, version, name, openedAt, openedBy },
      })),
      ...rest,
    };
  }

  @Route(evidenceApi.getBatch)
  async batch(@Input() { id }: ById, @Who() who: Principal) {
    return batchView(await this.batches.one({ id, who }));
  }

  @Route(evidenceApi.announceItem)
  announce(@Input() input: InputOf<Api['announceItem']>, @CommandId() id: string, @Who() who: Principal) {
    return this.announcing.execute({ ...input, id, who });
  }

  @Route(evidenceApi.presignItemParts)
  presign(@Input() input: InputOf<Api['presignItemParts']>, @Who() who: Principal) {
    return this.uploading.presign({ ...input, who });
  }

  @Route(evidenceApi.listItemParts)
  parts(@Input() { id }: ById, @Who() who: Principal) {
    return this.uploading.list({ id, who });
  }

  @Route(evidenceApi.completeItem)
  complete(@Input() input: InputOf<Api['completeItem']>, @Who() who: Principal) {
    return this.completing.execute({ ...input, who });
  }

  @Route(evidenceApi.listItems)
  async list(@Input() input: InputOf<Api['listItems']>, @Who() who: Principal) {
    const { items, ...rest } = await this.reading.page({ ...input, who });
    return { items: items.map(itemView), ...rest };
  }

  @Route(evidenceApi.getItem)
  async one(@Input() { id }: ById, @Who() who: Principal) {
    return itemView(await this.reading.one({ id, who }));
  }

  @Route(evidenceApi.suggestMatters)
  async suggest(@Input() { id }: ById, @Who() who: Principal) {
    return { items: await this.suggesting.execute({ id, who }) };
  }

  @Route(evidenceApi.assignItem)
  assign(@Input() input: InputOf<Api['assignItem']>, @Who() who: Principal) {
    return this.assigning.execute({ ...input, who });
  }

  @Route(evidenceApi.refuseItem)
  refuse(@Input() input: InputOf<Api['refuseItem']>, @Who() who: Principal) {
    return this.refusing.execute({ ...input, who });
  }
}
