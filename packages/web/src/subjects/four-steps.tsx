import type { ReactNode } from "react";

/** One of the four steps, and what stands behind it. */
export type LoopStep = { key: string; name: string; done: boolean; text: ReactNode };

/** Surveyed, heard, fixed, told: how far it has come for those who raised it. */
export function FourSteps({
  name,
  steps,
  children,
}: {
  name: string;
  steps: readonly LoopStep[];
  /** What can be done next. */
  children?: ReactNode;
}) {
  return (
    <section aria-label={name} className="card mb-4 overflow-hidden">
      <ol className="grid grid-cols-2 gap-px lg:grid-cols-4">
        {steps.map(({ key, name: step, done, text }) => (
          <li key={key} className={`min-w-0 p-3 sm:p-4 ${done ? "" : "text-muted"}`}>
            <span className={`block text-sm font-semibold ${done ? "text-accent" : ""}`}>
              {done ? "✓ " : ""}
              {step}
            </span>
            <span className="text-sm">{text}</span>
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}
