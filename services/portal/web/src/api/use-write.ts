import type { ReplyOf, Route } from '@sanzhi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, serviceOf, type InputFor, type Service } from './call.ts';
import { asProblem, type Problem } from './problem.ts';

interface WriteOptions<T extends Route> {
  service?: Service;
  ifMatch?: number;
  onDone?: (reply: ReplyOf<T>) => void;
}

/** A refusal is an answer: what is sent after it is a new intention. Silence and outage are not. */
export const isAnswer = (status: number) => status >= 400 && status < 500;

/**
 * One write. Its Idempotency-Key is made when the form opens and kept over double clicks, lost answers and
 * retries; a new one is taken only after the service has answered.
 */
export const useWrite = <T extends Route>(route: T, { service, ifMatch, onDone }: WriteOptions<T> = {}) => {
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const renew = () => {
    key.current = crypto.randomUUID();
  };
  return useMutation<ReplyOf<T>, Problem, InputFor<T>>({
    mutationFn: (input) =>
      call(route, input, { key: key.current, service, ifMatch }).catch((error: unknown) => {
        throw asProblem(error);
      }),
    onSuccess: async (reply) => {
      renew();
      void client.invalidateQueries();
      await client.refetchQueries({ queryKey: [serviceOf(route, service)], type: 'active' });
      onDone?.(reply);
    },
    onError: (problem) => {
      if (isAnswer(problem.status)) renew();
    },
  });
};
