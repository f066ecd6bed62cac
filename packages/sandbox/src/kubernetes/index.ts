export { Cluster } from './Cluster';
export { CompanyClusters } from './CompanyClusters';
export { kubernetesApi } from './kubernetesApi';
export { Workload } from './Workload';
