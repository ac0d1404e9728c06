/** What is wrong with a field, beside it; the field's `aria-describedby` names it. Nothing is seen where nothing is wrong. */
export function FieldProblem({ id, message }: { readonly id: string; readonly message: string | null }) {
  return (
    <p id={id} className="problem field-problem" role={message ? 'alert' : undefined}>
      {message}
    </p>
  );
}
