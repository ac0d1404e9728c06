/** What went wrong, said to a person at once; with a way to try again where there is one. */
export function Problem(props: { readonly message: string; readonly onRetry?: () => void }) {
  const { message, onRetry } = props;
  return (
    <div role="alert" className="problem-box">
      <p>{message}</p>
      {onRetry ? (
        <button type="button" className="quiet" onClick={onRetry}>
          Try again
        </button>
      ) : null}
    </div>
  );
}
