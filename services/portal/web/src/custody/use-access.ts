import { evidenceApi } from '@sanzhi/contracts';
import { useState } from 'react';
import { addressOf } from '../api/call.ts';
import { useWrite } from '../api/use-write.ts';
import type { Purpose } from './purpose.ts';

export interface HeldThing {
  kind: 'recording' | 'document';
  id: string;
  matter: string;
}

/** 调取登记: bytes leave only through one. Answers its id, which opens the content for some minutes. */
export const useAccess = ({ kind, id }: HeldThing, way: 'play' | 'download') => {
  const [opened, setOpened] = useState<string>();
  const route = kind === 'recording' ? evidenceApi.accessRecording : evidenceApi.accessDocument;
  const write = useWrite(route);
  return {
    opened,
    busy: write.isPending,
    error: write.error,
    ask: (purpose: Purpose, onOpen?: (access: string) => void) =>
      write.mutate(
        { id, way, ...purpose },
        {
          onSuccess: ({ id: access }) => {
            setOpened(access);
            onOpen?.(access);
          },
        },
      ),
  };
};

export const contentOf = (access: string) => addressOf(evidenceApi.accessContent, { id: access });
export const clipOf = (access: string, clip: string) =>
  addressOf(evidenceApi.accessClip, { id: access, clip });
export const waveformOf = (access: string) => addressOf(evidenceApi.accessWaveform, { id: access });
export const previewOf = (access: string, from = 0) =>
  addressOf(evidenceApi.accessPreview, from > 0 ? { id: access, from } : { id: access });
