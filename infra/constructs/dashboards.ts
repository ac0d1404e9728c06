import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** The dashboard `marquee-<stage>-<name>`, in a stage that is watched: each costs by the month, looked at or not. */
export function addDashboard(scope: Construct, config: StageConfig, name: string, widgets: IWidget[][]): void {
  if (config.watched) new Dashboard(scope, 'Dashboard', { dashboardName: `marquee-${config.stage}-${name}`, widgets });
}
