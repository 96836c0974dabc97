import type { Import } from "@candor/contract/import.ts";
import { ApiError, errorFrom, UNREACHABLE } from "../../request/api-error.ts";

/**
 * Sends a file with progress, which `fetch` cannot tell.
 *
 * @param onProgress share sent so far, 0–1.
 * @param signal aborts the upload.
 */
export function uploadImport(given: {
  file: File;
  workspace: string;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}): Promise<Import> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", "/api/v1/imports");
    xhr.setRequestHeader("accept", "application/json");
    xhr.setRequestHeader("candor-workspace", given.workspace);
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) given.onProgress(event.loaded / event.total);
    };
    xhr.onerror = () => reject(new ApiError({ status: 0, code: UNREACHABLE, detail: "" }));
    xhr.onabort = () => reject(new DOMException("The upload was cancelled", "AbortError"));
    xhr.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(xhr.responseText);
      } catch {
        body = undefined;
      }
      if (xhr.status >= 200 && xhr.status < 300) resolve(body as Import);
      else {
        const id = xhr.getResponseHeader("x-request-id");
        reject(errorFrom(xhr.status, new Headers(id ? { "x-request-id": id } : {}), body));
      }
    };
    given.signal.addEventListener("abort", () => xhr.abort());
    const form = new FormData();
    form.append("file", given.file, given.file.name);
    xhr.send(form);
  });
}
