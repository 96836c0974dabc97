window.candor ||= (...call) => {
  window.candor.q ||= [];
  window.candor.q.push(call);
};
addEventListener("DOMContentLoaded", () => {
  const order = document.getElementById("order");
  order.addEventListener("click", () => window.candor("event", "order_delivered", { order: 17 }));
});
