import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { DecideConsultation, ListConsultations, RequestConsultation } from '../application/consult.ts';
import { ListCustody } from '../application/list-custody.ts';
import { accessView, consultationView, paged } from './views.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class CustodyController {
  constructor(
    @Inject(ListCustody) readonly listing: ListCustody,
    @Inject(RequestConsultation) readonly requesting: RequestConsultation,
    @Inject(DecideConsultation) readonly deciding: DecideConsultation,
    @Inject(ListConsultations) readonly consultations: ListConsultations,
  ) {}

  @Route(evidenceApi.recordingCustody)
  async recording(
    @Input() { id: thing, ...paging }: InputOf<Api['recordingCustody']>,
    @Who() who: Principal,
  ) {
    return paged(await this.listing.ofThing({ kind: 'recording', thing, who, ...paging }), accessView);
  }

  @Route(evidenceApi.documentCustody)
  async document(@Input() { id: thing, ...paging }: InputOf<Api['documentCustody']>, @Who() who: Principal) {
    return paged(await this.listing.ofThing({ kind: 'document', thing, who, ...paging }), accessView);
  }

  @Route(evidenceApi.matterCustody)
  async matter(@Input() { id: matter, ...paging }: InputOf<Api['matterCustody']>, @Who() who: Principal) {
    return paged(await this.listing.ofMatter({ matter, who, ...paging }), accessView);
  }

  @Route(evidenceApi.requestConsultation)
  request(
    @Input() { id: matter, ...asked }: InputOf<Api['requestConsultation']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.requesting.execute({ ...asked, id, matter, who });
  }

  @Route(evidenceApi.listConsultations)
  async list(@Input() input: InputOf<Api['listConsultations']>, @Who() who: Principal) {
    return paged(await this.consultations.execute({ ...input, who }), consultationView);
  }

  @Route(evidenceApi.approveConsultation)
  approve(@Input() { id, note = '' }: InputOf<Api['approveConsultation']>, @Who() who: Principal) {
    return this.deciding.execute({ id, verdict: 'approved', note, who });
  }

  @Route(evidenceApi.refuseConsultation)
  refuse(@Input() { id, reason: note }: InputOf<Api['refuseConsultation']>, @Who() who: Principal) {
    return this.deciding.execute({ id, verdict: 'refused', note, who });
  }

  @Route(evidenceApi.revokeConsultation)
  revoke(@Input() { id, reason: note }: InputOf<Api['revokeConsultation']>, @Who() who: Principal) {
    return this.deciding.execute({ id, verdict: 'revoked', note, who });
  }
}
