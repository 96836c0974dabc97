import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Drawing } from "./picture.ts";
import { type TrendPicture, trendOption } from "./trend-option.ts";

use([
  BarChart,
  CustomChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** The trend, drawn by ECharts into SVG; it is loaded after the number that matters is on screen. */
export function TrendChart({
  picture,
  summary,
}: {
  picture: Omit<TrendPicture, "narrow">;
  summary: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const latest = useRef(picture);
  latest.current = picture;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = init(element, null, { renderer: "svg" });
    chart.current = made;
    const observer = new ResizeObserver(() => {
      made.resize();
      made.setOption(optionFor(element, latest.current), { notMerge: true });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (box.current) {
      chart.current?.setOption(optionFor(box.current, picture), { notMerge: true });
    }
  }, [picture]);

  return <div ref={box} role="img" aria-label={summary} dir="ltr" className="h-80 w-full" />;
}

function optionFor(element: HTMLElement, picture: Omit<TrendPicture, "narrow">) {
  return trendOption({ ...picture, narrow: element.clientWidth < 480 });
}

/** The same trend without a page around it, for PNG and SVG. */
export function drawTrend(picture: Omit<TrendPicture, "narrow">): Drawing {
  const width = 960;
  const height = 360;
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(trendOption({ ...picture, narrow: false, tooltip: null }));
  const body = chart.renderToSVGString({ useViewBox: false });
  chart.dispose();
  return { width, height, body };
}
