import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Picture } from '../shop/Picture.tsx';
import { acceptedPictures, refusalOf } from './picture.ts';

/** A picture with the words that stand for it. */
interface ShownPicture {
  readonly id: string;
  readonly path: string;
  readonly alt: string;
}

interface PicturesPartProps {
  readonly images: readonly ShownPicture[];
  /** How many there can be. */
  readonly most: number;
  /** Whether they can be changed. */
  readonly editable: boolean;
  /** Sends one and has it taken in. Throws with a sentence for people. */
  readonly onAdd: (file: File, alt: string, onProgress: (share: number) => void) => Promise<void>;
  /** Takes one off. Throws with a sentence for people. */
  readonly onRemove: (imageId: string) => Promise<void>;
  /** They changed, or may have. */
  readonly onChanged: () => Promise<void>;
}

/** The pictures of something that is sold. */
export function PicturesPart({ images, most, editable, onAdd, onRemove, onChanged }: PicturesPartProps) {
  const remove = useMutation({ mutationFn: onRemove, onSettled: onChanged });
  return (
    <section aria-labelledby="pictures-title" className="card part">
      <h2 id="pictures-title">Pictures</h2>
      {images.length === 0 ? <p className="hint">None yet.</p> : null}
      <ul className="thumbnails">
        {images.map((image) => (
          <li key={image.id}>
            <Picture image={image} />
            {editable ? (
              <button
                type="button"
                className="quiet small"
                aria-label={`Remove the picture “${image.alt}”`}
                disabled={remove.isPending}
                onClick={() => {
                  remove.mutate(image.id);
                }}
              >
                Remove
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error ? (
        <p role="alert" className="problem">
          {remove.error.message}
        </p>
      ) : null}
      {editable && images.length < most ? <AddPicture onAdd={onAdd} onAdded={onChanged} /> : null}
    </section>
  );
}

interface AddPictureProps {
  readonly onAdd: PicturesPartProps['onAdd'];
  readonly onAdded: () => Promise<void>;
}

function AddPicture({ onAdd, onAdded }: AddPictureProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState('');
  const [share, setShare] = useState(0);
  const add = useMutation({
    mutationFn: async (chosen: File) => {
      setShare(0);
      await onAdd(chosen, alt.trim(), setShare);
    },
    onSuccess: async () => {
      setFile(null);
      setAlt('');
      if (chooser.current) chooser.current.value = '';
      await onAdded();
    },
  });
  const refusal = file ? refusalOf(file) : null;
  return (
    <form
      aria-label="Add a picture"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && refusal === null && !add.isPending) add.mutate(file);
      }}
    >
      <label className="block">
        Picture (PNG, JPEG or WebP, at most 5 MB)
        <input
          ref={chooser}
          required
          type="file"
          accept={acceptedPictures}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            add.reset();
          }}
        />
      </label>
      <label className="block">
        What it shows, for those who do not see it
        <input
          required
          maxLength={200}
          value={alt}
          onChange={(event) => {
            setAlt(event.target.value);
          }}
        />
      </label>
      <div className="actions">
        <button type="submit" disabled={add.isPending || refusal !== null}>
          Add picture
        </button>
        {add.isPending ? <progress value={share} max={1} aria-label="Progress of the picture" /> : null}
      </div>
      {(refusal ?? add.error?.message) ? (
        <p role="alert" className="problem">
          {refusal ?? add.error?.message}
        </p>
      ) : null}
    </form>
  );
}
