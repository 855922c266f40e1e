import { useRef } from 'react';
import { Button } from 'antd';

interface FileChoiceProps {
  label: string;
  testid: string;
  accept?: string;
  onFile: (file: File) => void;
}

/** A button that opens the device's own choice of files (camera included, on a phone). */
export const FileChoice = ({ label, testid, accept, onFile }: FileChoiceProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()} data-testid={`${testid}-choose`}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        data-testid={testid}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
};
