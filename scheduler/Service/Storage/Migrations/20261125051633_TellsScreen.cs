using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Signage.Scheduler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TellsScreen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "TellsScreen",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateIndex(
                name: "IX_Batches_Endpoint_TellsScreen_Until",
                table: "Batches",
                columns: new[] { "Endpoint", "TellsScreen", "Until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Batches_Endpoint_TellsScreen_Until",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "TellsScreen",
                table: "Batches");
        }
    }
}
