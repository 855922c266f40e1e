import { describe, expect, it } from '@jest/globals';
import { derivedId, sha256Hex } from '@sanzhi/kernel';
import { chen, foreigner, hu } from '../../../test/case-scene.ts';
import { memoryScene, uploaded } from '../../../test/recording-scene.ts';
import type { TranscriptGiven } from '../domain/transcript.ts';
import { AttachTranscript } from './attach-transcript.ts';

const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\n请出示营业执照。\n';

const open = async () => {
  const scene = memoryScene();
  const { recordings, cases, vault, clock } = scene;
  const attaching = new AttachTranscript({ recordings, cases, vault }, clock);
  const body = Buffer.from('an inquiry');
  const recording = await uploaded(scene, body);
  let count = 0;
  const attach = async (change: Partial<TranscriptGiven> = {}, who = chen): Promise<string> => {
    const id = derivedId('transcript', String(++count));
    const given = { id, format: 'vtt', text: vtt, how: 'person', ...change } as const;
    await scene.command(() => attaching.execute({ ...given, recording, who }));
    return id;
  };
  const seal = async () => {
    await scene.complete(recording, body);
    await scene.deliver(recording);
  };
  return { scene, recording, attach, seal };
};

describe('a transcript', () => {
  it('is an object of its own, linked to the original, locked as long, and told with who made it and how', async () => {
    const { scene, recording, attach, seal } = await open();
    await seal();
    const id = await attach({ how: 'program', program: 'whisper.cpp 1.7' });
    const { transcripts = [], sha256, retainUntil = '' } = await scene.state(recording);
    const file = transcripts[0]?.file;
    expect(transcripts).toMatchObject([
      { id, how: 'program', program: 'whisper.cpp 1.7', by: { name: chen.name } },
    ]);
    expect(file).toMatchObject({ sha256: sha256Hex(vtt), contentType: 'text/vtt' });
    const stored = scene.vault.objects.get(file?.key ?? '')?.[0];
    expect(stored?.body.toString()).toBe(vtt);
    expect(stored?.metadata).toMatchObject({ 'source-sha256': sha256 });
    expect(stored?.until).toEqual(new Date(retainUntil));
    expect(scene.recordings.events.at(-1)).toMatchObject({
      type: 'cn.sanzhi.evidence.recording.derived.v1',
      data: { kind: 'transcript', derived: id, source: sha256, sha256: file?.sha256, how: 'program' },
    });
  });

  it('is corrected by another one, once, and stays', async () => {
    const { scene, recording, attach, seal } = await open();
    await seal();
    const first = await attach();
    await expect(attach()).rejects.toMatchObject({ code: 'transcript.duplicate' });
    const second = await attach({ text: `${vtt}\n00:03.000 --> 00:04.000\n好的。\n`, replaces: first });
    expect((await scene.state(recording)).transcripts).toMatchObject([
      { id: first },
      { id: second, replaces: first },
    ]);
    const third = { text: `${vtt}\nNOTE\n`, replaces: first };
    await expect(attach(third)).rejects.toMatchObject({ code: 'transcript.corrected-already' });
    await expect(attach({ ...third, replaces: recording })).rejects.toMatchObject({
      code: 'transcript.unknown',
    });
  });

  it('belongs to a sealed recording and comes from an officer of its matter', async () => {
    const { attach, seal } = await open();
    await expect(attach()).rejects.toMatchObject({ code: 'recording.not-sealed' });
    await seal();
    await expect(attach({}, hu)).rejects.toMatchObject({ code: 'matter.not-its-officer' });
    await expect(attach({}, foreigner)).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });

  it.each<[string, Partial<TranscriptGiven>, string, string]>([
    ['subtitles that do not begin as WebVTT does', { text: '1\n00:00:01,000' }, 'transcript.not-vtt', 'text'],
    ['half a character', { text: 'WEBVTT \uD83D' }, 'transcript.not-text', 'text'],
    ['bytes that are no text', { format: 'text', text: 'a\0b' }, 'transcript.not-text', 'text'],
    ['a program without a name', { how: 'program' }, 'transcript.program-missing', 'program'],
  ])('is not %s', async (_, change, code, field) => {
    const { scene, recording, attach, seal } = await open();
    await seal();
    await expect(attach(change)).rejects.toMatchObject({ code, detail: { kind: 'invalid', field } });
    expect((await scene.state(recording)).transcripts).toBeUndefined();
  });
});
