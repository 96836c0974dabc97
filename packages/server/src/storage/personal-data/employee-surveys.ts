import type { EmployeeSurveyTables } from "../tables-employee-surveys.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Answers of employees: no customer gave them, and none leads to whoever did. They may name a customer. */
export const employeeSurveyDeclarations: Declarations<EmployeeSurveyTables> = {
  employee_waiting: {
    rowsOf: [{ mentions: ["comment"] }],
    personal: ["comment"],
    others: ["properties"],
    erase: { strike: ["comment"] },
    merge: "nothing",
    // A copy of it would show what nobody may see yet.
    exported: false,
  },
  employee_answered: ofNobody(),
  employee_comment: {
    rowsOf: [{ mentions: ["text"] }],
    personal: ["text"],
    others: [],
    erase: { strike: ["text"] },
    merge: "nothing",
    exported: false,
  },
  employee_release: ofNobody(),
};
