import { useEffect, useEffectEvent, useState } from 'react';

/** Takes files that are dropped anywhere on the page. Answers whether some are held above it. */
export function useFileDrop(take: (files: readonly File[]) => unknown): boolean {
  const [over, setOver] = useState(false);
  const dropped = useEffectEvent(take);

  useEffect(() => {
    const dragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const dragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      dropped([...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', dragOver);
    window.addEventListener('dragleave', dragLeave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', dragOver);
      window.removeEventListener('dragleave', dragLeave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return over;
}
