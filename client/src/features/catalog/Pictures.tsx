import { useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { StockedProductFragment } from '../../graphql/graphql.ts';
import {
  AddProductImageDocument,
  RemoveProductImageDocument,
  RequestProductImageDocument,
} from '../../graphql/graphql.ts';
import { addPicture } from '../files/picture.ts';
import { PicturesPart } from '../files/PicturesPart.tsx';

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
  return (
    <PicturesPart
      images={images}
      most={MOST}
      editable={admin}
      onAdd={(file, alt, onProgress) =>
        addPicture(
          {
            request: async (input) => (await execute(RequestProductImageDocument, { id, input })).requestProductImage,
            add: async (imageId) => (await execute(AddProductImageDocument, { id, imageId, alt })).addProductImage,
          },
          file,
          onProgress,
        )
      }
      onRemove={async (imageId) => {
        const { removeProductImage } = await execute(RemoveProductImageDocument, { id, imageId });
        const [problem] = removeProductImage.userErrors;
        if (problem) throw new Error(problem.message);
      }}
      onChanged={() => queries.invalidateQueries({ queryKey: ['products'] })}
    />
  );
}
