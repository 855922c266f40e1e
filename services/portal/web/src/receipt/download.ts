/** Hands a text that the page has already to the device as a file. */
export const download = (name: string, content: string | Blob, type = 'text/plain;charset=utf-8') => {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** What a file system takes for a name. */
export const fileNameOf = (title: string): string => title.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80);
