import { useState } from 'react';
import type { DeskChoice } from './deskChoice.ts';
import { today } from '../recurring/days.ts';

interface ChooseAtDeskProps {
  /** What there is at the desk: `order`. */
  readonly noun: string;
  readonly choice: DeskChoice;
  readonly onChoose: (choice: DeskChoice) => void;
}

/** Chooses which purchases a desk shows: of a day, of an e-mail address, or those that a person must look at. */
export function ChooseAtDesk({ noun, choice, onChoose }: ChooseAtDeskProps) {
  const [email, setEmail] = useState(choice.by === 'email' ? choice.email : '');
  return (
    <div className="desk-bar card part">
      <label>
        Placed on (UTC){' '}
        <input
          type="date"
          value={choice.by === 'day' ? choice.day : ''}
          onChange={(event) => {
            if (event.target.value !== '') onChoose({ by: 'day', day: event.target.value });
          }}
        />
      </label>
      <form
        className="question"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose({ by: 'email', email: email.trim() });
        }}
      >
        <input
          type="search"
          required
          maxLength={254}
          aria-label={`E-mail address of the ${noun}`}
          placeholder="customer@example.com"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value);
          }}
        />
        <button type="submit" className="quiet">
          Find
        </button>
      </form>
      <button
        type="button"
        className="quiet"
        aria-pressed={choice.by === 'attention'}
        onClick={() => {
          onChoose(choice.by === 'attention' ? { by: 'day', day: today() } : { by: 'attention' });
        }}
      >
        Needs attention
      </button>
    </div>
  );
}
