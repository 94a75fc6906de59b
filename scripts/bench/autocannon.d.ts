declare module "autocannon" {
  type Numbers = { p50: number; p90: number; p99: number; total: number };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    headers: Record<string, string>;
  };
  type Result = { requests: Numbers; latency: Numbers; duration: number; non2xx: number; errors: number };
  export default function autocannon(options: Options): Promise<Result>;
}
