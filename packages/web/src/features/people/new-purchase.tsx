import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../../subjects/people-queries.ts";

/** Notes by hand what somebody bought; folded away until it is wanted. */
export function NewPurchase({ personId }: { personId: string }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const today = useToday();
  const client = useQueryClient();
  const [day, setDay] = useState(today);
  const [amount, setAmount] = useState("");
  const [currency, setCurrency] = useState("EUR");
  const [product, setProduct] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/people/{personId}/purchases", {
          params: { path: { personId } },
          body: defined({
            at: new Date(`${day}T12:00:00`).toISOString(),
            amount: Number(amount),
            currency: currency.trim().toUpperCase(),
            product: product.trim() || undefined,
          }),
        }),
      ),
    onSuccess: () => {
      setAmount("");
      setProduct("");
      void client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
    },
  });
  return (
    <details className="mt-3 border-t border-line pt-2">
      <summary className="min-h-11 content-center text-sm font-medium">
        {t("purchases.add")}
      </summary>
      <form
        className="mt-2 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.isPending) add.mutate();
        }}
      >
        <div className="grid grid-cols-2 gap-3">
          <TextField
            required
            type="number"
            min="0"
            step="0.01"
            inputMode="decimal"
            label={t("purchases.amount")}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          <TextField
            required
            minLength={3}
            maxLength={3}
            pattern="[A-Za-z]{3}"
            label={t("purchases.currency")}
            value={currency}
            onChange={(event) => setCurrency(event.target.value)}
          />
        </div>
        <TextField
          required
          type="date"
          max={today}
          label={t("purchases.day")}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField
          maxLength={200}
          label={t("purchases.product")}
          value={product}
          onChange={(event) => setProduct(event.target.value)}
        />
        <ErrorNotice error={add.error} />
        <Button type="submit" busy={add.isPending}>
          {t("purchases.save")}
        </Button>
      </form>
    </details>
  );
}
