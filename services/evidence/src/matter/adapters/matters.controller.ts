import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { AdvanceMatter } from '../application/advance-matter.ts';
import { ChangeOfficers } from '../application/change-officers.ts';
import { GrantExemption } from '../application/grant-exemption.ts';
import { IssueNumbered } from '../application/issue.ts';
import { OpenMatter } from '../application/open-matter.ts';
import { Propose } from '../application/propose.ts';
import { RecordStatement } from '../application/record-statement.ts';

type Api = typeof evidenceApi;

/** The writing half of the matter's API. */
@Controller('api/evidence/v1')
export class MattersController {
  constructor(
    @Inject(OpenMatter) readonly open: OpenMatter,
    @Inject(AdvanceMatter) readonly advanceMatter: AdvanceMatter,
    @Inject(ChangeOfficers) readonly officers: ChangeOfficers,
    @Inject(GrantExemption) readonly exemption: GrantExemption,
    @Inject(Propose) readonly proposal: Propose,
    @Inject(RecordStatement) readonly said: RecordStatement,
    @Inject(IssueNumbered) readonly issue: IssueNumbered,
  ) {}

  @Route(evidenceApi.openMatter)
  openMatter(
    @Input() { officers, ...input }: InputOf<Api['openMatter']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.open.execute({ ...input, certificates: officers, id, who });
  }

  @Route(evidenceApi.advance)
  advance(@Input() input: InputOf<Api['advance']>, @Who() who: Principal) {
    return this.advanceMatter.execute({ ...input, who });
  }

  @Route(evidenceApi.changeOfficers)
  changeOfficers(@Input() { officers, ...input }: InputOf<Api['changeOfficers']>, @Who() who: Principal) {
    return this.officers.execute({ ...input, certificates: officers, who });
  }

  @Route(evidenceApi.exempt)
  exempt(@Input() input: InputOf<Api['exempt']>, @Who() who: Principal) {
    return this.exemption.execute({ ...input, who });
  }

  @Route(evidenceApi.propose)
  propose(@Input() { id, ...content }: InputOf<Api['propose']>, @Who() who: Principal) {
    return this.proposal.execute({ id, content, who });
  }

  @Route(evidenceApi.recordStatement)
  recordStatement(@Input() input: InputOf<Api['recordStatement']>, @Who() who: Principal) {
    return this.said.execute({ ...input, who });
  }

  @Route(evidenceApi.issueNotice)
  issueNotice(@Input() input: InputOf<Api['issueNotice']>, @Who() who: Principal) {
    return this.issue.execute({ ...input, kind: 'notice', who });
  }

  @Route(evidenceApi.issueDecision)
  issueDecision(@Input() input: InputOf<Api['issueDecision']>, @Who() who: Principal) {
    return this.issue.execute({ ...input, kind: 'decision', who });
  }
}
