import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { AttachTranscript } from '../application/attach-transcript.ts';
import { ChangeRecording } from '../application/change-recording.ts';
import { CourseGaps } from '../application/course-gaps.ts';
import { RecordingStatistics } from '../application/recording-statistics.ts';

type Api = typeof evidenceApi;

/** What is added to recordings after they were announced, and what they add up to. */
@Controller('api/evidence/v1')
export class RecordingActsController {
  constructor(
    @Inject(ChangeRecording) readonly changing: ChangeRecording,
    @Inject(AttachTranscript) readonly attaching: AttachTranscript,
    @Inject(CourseGaps) readonly gaps: CourseGaps,
    @Inject(RecordingStatistics) readonly statistics: RecordingStatistics,
  ) {}

  @Route(evidenceApi.markRecording)
  mark(
    @Input() { id: recording, ...mark }: InputOf<Api['markRecording']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.changing.mark({ ...mark, recording, id, who });
  }

  @Route(evidenceApi.orderClip)
  clip(
    @Input() { id: recording, ...order }: InputOf<Api['orderClip']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.changing.clip({ ...order, recording, id, who });
  }

  @Route(evidenceApi.attachTranscript)
  transcript(
    @Input() { id: recording, ...given }: InputOf<Api['attachTranscript']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.attaching.execute({ ...given, recording, id, who });
  }

  @Route(evidenceApi.explainLateness)
  explainLateness(@Input() input: InputOf<Api['explainLateness']>, @Who() who: Principal) {
    return this.changing.explainLateness({ ...input, who });
  }

  @Route(evidenceApi.approveLateness)
  approveLateness(@Input() input: InputOf<Api['approveLateness']>, @Who() who: Principal) {
    return this.changing.approveLateness({ ...input, who });
  }

  @Route(evidenceApi.listCourses)
  async courses(@Input() { id: matter }: InputOf<Api['listCourses']>, @Who() who: Principal) {
    return { items: await this.gaps.ofMatter({ matter, who }) };
  }

  @Route(evidenceApi.explainGap)
  explainGap(@Input() { id: matter, ...input }: InputOf<Api['explainGap']>, @Who() who: Principal) {
    return this.gaps.explain({ ...input, matter, who });
  }

  @Route(evidenceApi.approveGap)
  approveGap(@Input() { id: matter, ...input }: InputOf<Api['approveGap']>, @Who() who: Principal) {
    return this.gaps.approve({ ...input, matter, who });
  }

  @Route(evidenceApi.recordingStatistics)
  count(@Input() input: InputOf<Api['recordingStatistics']>, @Who() who: Principal) {
    return this.statistics.execute({ ...input, who });
  }
}
