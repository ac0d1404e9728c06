import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { execute } from '../../api.ts';
import type { StockedProductFragment } from '../../graphql/graphql.ts';
import { RemoveProductImageDocument } from '../../graphql/graphql.ts';
import { Picture } from '../shop/Picture.tsx';
import { acceptedPictures, addPicture, refusalOf } from './addPicture.ts';

/** A product has at most so many. */
const MOST = 8;

interface PicturesProps {
  readonly product: StockedProductFragment;
  /** Whether they can be changed. */
  readonly admin: boolean;
}

/** The pictures of a product. */
export function Pictures({ product: { id, images }, admin }: PicturesProps) {
  const queries = useQueryClient();
  const refetch = () => queries.invalidateQueries({ queryKey: ['products'] });
  const remove = useMutation({
    mutationFn: async (imageId: string) => {
      const { removeProductImage } = await execute(RemoveProductImageDocument, { id, imageId });
      const [problem] = removeProductImage.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  return (
    <section aria-labelledby="pictures-title" className="card part">
      <h2 id="pictures-title">Pictures</h2>
      {images.length === 0 ? <p className="hint">None yet.</p> : null}
      <ul className="thumbnails">
        {images.map((image) => (
          <li key={image.id}>
            <Picture image={image} />
            {admin ? (
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
      {admin && images.length < MOST ? <AddPicture productId={id} onAdded={refetch} /> : null}
    </section>
  );
}

interface AddPictureProps {
  readonly productId: string;
  readonly onAdded: () => Promise<void>;
}

function AddPicture({ productId, onAdded }: AddPictureProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState('');
  const [share, setShare] = useState(0);
  const add = useMutation({
    mutationFn: async (chosen: File) => {
      setShare(0);
      await addPicture(productId, chosen, alt.trim(), setShare);
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
