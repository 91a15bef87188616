/**
 * POST files and return the answer in JSON with its status.
 *
 * Null when there was none worth telling: the connection or the server failed.
 */
export function postFiles(url, data, onProgress) {
    return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open("POST", url);
        request.upload.onprogress = ({ loaded, total }) =>
            onProgress?.(Math.round((100 * loaded) / total));
        request.onload = () => {
            const { status } = request;
            const isAnswer = request.getResponseHeader("Content-Type")?.includes("json");
            const expired = request.responseURL.includes("/web/login");
            const answer = isAnswer ? JSON.parse(request.response) : { expired };
            const isTold = answer.files || expired || (answer.error && status < 500);
            resolve(isTold ? { ...answer, status } : null);
        };
        request.onerror = () => resolve(null);
        request.send(data);
    });
}
