interface PictureProps {
  /** Null where the product has none. */
  readonly image: { readonly path: string; readonly alt: string } | null;
  /** Whether it is worth waiting for: it stands at the top of the page. */
  readonly eager?: boolean;
}

/** A picture of a product, or the place where it would be. */
export function Picture({ image, eager = false }: PictureProps) {
  if (!image) {
    return (
      <span className="picture none" aria-hidden="true">
        <img src="/marquee.svg" alt="" width="48" height="48" />
      </span>
    );
  }
  return (
    <span className="picture">
      <img src={image.path} alt={image.alt} loading={eager ? 'eager' : 'lazy'} decoding="async" />
    </span>
  );
}
