export default function AddLeadPage() {
  return <h1>Add lead</h1>;
}
